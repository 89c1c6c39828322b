"""What the machine says when a file cannot be read or written, in words people know."""

from __future__ import annotations

import errno
from typing import Final

_WORDS: Final = {
    errno.ENOENT: "không có tệp hoặc thư mục này",
    errno.EACCES: "không có quyền",
    errno.EPERM: "không có quyền",
    errno.EROFS: "nơi này chỉ đọc được",
    errno.EISDIR: "đây là thư mục, cần một tệp",
    errno.ENOTDIR: "một phần của đường dẫn không phải thư mục",
    errno.EEXIST: "đã có sẵn",
    errno.ENOSPC: "hết chỗ trên đĩa",
    errno.EDQUOT: "hết hạn mức đĩa",
    errno.ENAMETOOLONG: "tên quá dài",
}


def why(error: OSError) -> str:
    """The reason in Vietnamese; what the system says where it is none of the usual ones."""
    return _WORDS.get(error.errno or 0) or error.strerror or str(error)
