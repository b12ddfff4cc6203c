"""Why the system refused a file, in both languages."""

import errno

_VIETNAMESE = {
    errno.ENOENT: "không có tệp hoặc thư mục này",
    errno.EACCES: "không đủ quyền",
    errno.EPERM: "không được phép",
    errno.EEXIST: "đã có tệp này",
    errno.ENOTDIR: "không phải thư mục",
    errno.EISDIR: "là thư mục, không phải tệp",
    errno.ENOTEMPTY: "thư mục không rỗng",
    errno.ENOSPC: "đĩa đã đầy",
    errno.EROFS: "ổ đĩa chỉ đọc",
    errno.EIO: "lỗi đọc, ghi của thiết bị",
    errno.EMFILE: "mở quá nhiều tệp",
    errno.ENAMETOOLONG: "tên quá dài",
    errno.ELOOP: "liên kết vòng tròn",
    errno.EFBIG: "tệp quá lớn",
    errno.EBUSY: "đang được dùng",
    errno.ENOMEM: "thiếu bộ nhớ",
}


def os_reason(e: BaseException) -> tuple[str, str]:
    """Return the reason that an error gives, in English and Vietnamese.

    >>> os_reason(OSError(errno.ENOSPC, "No space left on device"))
    ('No space left on device', 'đĩa đã đầy')
    """
    english = getattr(e, "strerror", None) or str(e)
    return english, _VIETNAMESE.get(getattr(e, "errno", None) or 0, english)
