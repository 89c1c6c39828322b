"""The procedure of a pack as a picture: `flow` says what leads where, `layout` where it stands, `svg` and `bpmn` draw."""
