"""Commands of the organisation for `khoithong manage`."""
