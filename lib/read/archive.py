"""A ZIP archive of articles -> its members, inflated one at a time in memory and never by what its headers promise."""

from __future__ import annotations

import io
import re
import stat
import zipfile
import zlib
from typing import IO, TYPE_CHECKING, BinaryIO

from lib.errors import ReadError
from lib.read.decode import INVISIBLE
from lib.read.kinds import find_suffix

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from _typeshed import WriteableBuffer

#: Most bytes of an archive's list of members, which is read whole: some 100,000 members with long names.
MAX_DIRECTORY = 16_000_000

#: Most members of an archive.
MAX_MEMBERS = 100_000

#: Most bytes that an archive may hold inflated, all members together.
MAX_TOTAL = 20_000_000_000

#: Most bytes that one packed byte may become once a member has grown beyond ``RATIO_FROM`` bytes. Text packs to a quarter, tables of
#: repetitive text to a fiftieth; deflate can reach 1,032, which only a bomb does.
MAX_RATIO, RATIO_FROM = 200, 1_000_000

#: Bytes of a member's local header before its name (APPNOTE.TXT 4.3.7).
LOCAL_HEADER = 30

#: Longest name of a member that is shown, in characters.
MAX_NAME = 200

#: What computers add to archives, and the pictures and scripts of pages: no articles, and nobody expects them to be.
_NEVER = re.compile(r"(?:^|/)(?:__MACOSX/|\.(?!\.?[/\\])|Thumbs\.db$|desktop\.ini$)", re.IGNORECASE)
_ASSETS = frozenset(
    ".css .js .map .png .jpg .jpeg .gif .svg .webp .avif .ico .bmp .tif .tiff .woff .woff2 .ttf .otf .eot .mp3 .mp4".split()
)
#: A page, and the folder beside it that browsers put all else of it into: Story.html, Story_files/.
_SAVED_PAGE, _SAVED_WITH = re.compile(r"\.x?html?$", re.IGNORECASE), re.compile(r"_files(?=/)", re.IGNORECASE)
#: How much of a name is searched for such folders, in characters.
MAX_FOLDERS = 1000
_PACK_AGAIN = "Pack the articles again with an ordinary program, or give them one by one."


class Member(io.RawIOBase):
    """The bytes of one member, counted as they come out."""

    def __init__(self, file: IO[bytes], packed: int, place: str, total: Total) -> None:
        super().__init__()
        self._file, self._packed, self._place, self._total = file, packed, place, total
        self._size = 0

    def readable(self) -> bool:
        """Whether it can be read: always."""
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Inflate into a buffer.

        Raises:
            ReadError: the member is damaged, or grows as only a bomb does.
        """
        view = memoryview(buffer).cast("B")
        try:
            piece = self._file.read(len(view))
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, NotImplementedError) as error:
            raise ReadError(f"The archive is damaged: {str(error)[:100]}.", place=self._place, remedy=_PACK_AGAIN) from error
        self._size += len(piece)
        self._total.add(len(piece), self._place)
        if self._size > max(RATIO_FROM, MAX_RATIO * self._packed):
            cause = f"It grows to more than {MAX_RATIO} times its packed size, as no article does."
            raise ReadError(cause, place=self._place, remedy="Leave it out; it may be made to do harm.")
        view[: len(piece)] = piece
        return len(piece)


class Total:
    """How many bytes have come out of an archive, and how many may."""

    def __init__(self, most: int = MAX_TOTAL) -> None:
        self._size, self._most = 0, most

    def add(self, size: int, place: str) -> None:
        """Count more bytes.

        Raises:
            ReadError: there are too many.
        """
        self._size += size
        if self._size > self._most:
            cause = f"It holds more than {self._most:,} bytes; the rest is left."
            raise ReadError(cause, place=place, remedy="Split it, or give the articles one by one.")


class _Limited:
    """A file of which no more is read at a time than an archive's list of members may take."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.seek, self.tell = stream.seek, stream.tell

    def read(self, size: int = -1) -> bytes:
        """At most ``size`` bytes, or as many as a list of members may have."""
        if size > MAX_DIRECTORY:
            raise zipfile.BadZipFile("its list of members is too long")
        return self._stream.read(size if size >= 0 else MAX_DIRECTORY)

    def seekable(self) -> bool:
        """Whether it can be read from anywhere: always."""
        return True


def read_members(stream: BinaryIO, name: str, only: Collection[str] = ()) -> Iterator[tuple[str, io.BufferedReader | ReadError]]:
    """The members of an archive that may be articles, as ``archive/member`` and the bytes, or why it cannot be read.

    Nothing is written anywhere: a member's name is shown and its suffix looked at, no more. ``only`` names the members to read, whatever
    they are; all that may be articles where it names none.

    Raises:
        ReadError: it is no archive, is damaged, or has too many members.
    """
    with _open_archive(stream, name) as archive:
        members = archive.infolist()
        overlapping, total = _find_overlapping(members), Total()
        pages = {_SAVED_PAGE.sub("", member.filename) for member in members if _SAVED_PAGE.search(member.filename)}
        for member in members:
            if member.is_dir() or (member.filename not in only if only else _is_no_article(member.filename, pages)):
                continue
            place = f"{name}/{show_name(member.filename)}"
            if member.header_offset in overlapping:
                yield place, ReadError("It shares its bytes with other members, as only a bomb does.", place=place, remedy=_PACK_AGAIN)
            elif refused := _refuse(member, place):
                yield place, refused
            else:
                yield place, _open(archive, member, place, total)


def _is_no_article(name: str, pages: Collection[str]) -> bool:
    """Whether a member is none by its name, or lies in the folder of one of the pages, whose names stand without their suffixes."""
    if _NEVER.search(name) or find_suffix(name) in _ASSETS:
        return True
    return any(name[: folder.start()] in pages for folder in _SAVED_WITH.finditer(name, 0, MAX_FOLDERS))


def read_parts(content: bytes, place: str, total: Total) -> Iterator[tuple[str, io.BufferedReader]]:
    """The name and bytes of every member of an archive that is one document.

    Raises:
        ReadError: it is no archive, is damaged, has members that overlap or are encrypted, or too many.
    """
    with _open_archive(io.BytesIO(content), place) as archive:
        members = archive.infolist()
        overlapping = _find_overlapping(members)
        for member in members:
            if refused := _refuse(member, place):
                raise refused
            part = _open(archive, member, place, total)
            if isinstance(part, ReadError):
                raise part
            if member.header_offset in overlapping:
                raise ReadError("Its parts overlap, as only a bomb's do.", place=place, remedy=_PACK_AGAIN)
            with part:
                yield member.filename, part


def show_name(name: str) -> str:
    """A name out of an archive or a message as it may be shown: no control characters, nothing that turns text round, not too long.

    >>> show_name("a\\x1b[2Jb\\u202egpj.txt")
    'a[2Jbgpj.txt'
    """
    name = INVISIBLE.sub("", "".join(" " if letter.isspace() else letter for letter in name)).encode("utf-8", "replace").decode()
    return name if len(name) <= MAX_NAME else name[: MAX_NAME // 2] + "…" + name[-MAX_NAME // 2 :]


def _open_archive(stream: BinaryIO, place: str) -> zipfile.ZipFile:
    try:
        archive = zipfile.ZipFile(_Limited(stream))
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError, UnicodeError, OverflowError) as error:
        raise ReadError(f"The archive cannot be opened: {str(error)[:100]}.", place=place, remedy=_PACK_AGAIN) from error
    if (size := len(archive.infolist())) > MAX_MEMBERS:
        cause = f"The archive has {size:,} members; {MAX_MEMBERS:,} are allowed."
        raise ReadError(cause, place=place, remedy="Split it into several archives.")
    return archive


def _open(archive: zipfile.ZipFile, member: zipfile.ZipInfo, place: str, total: Total) -> io.BufferedReader | ReadError:
    try:
        file = archive.open(member)
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, RuntimeError, NotImplementedError, UnicodeError) as error:
        return ReadError(f"The archive is damaged: {str(error)[:100]}.", place=place, remedy=_PACK_AGAIN)
    return io.BufferedReader(Member(file, member.compress_size, place, total), 1 << 16)


def _refuse(member: zipfile.ZipInfo, place: str) -> ReadError | None:
    parts = re.split(r"[/\\]", member.filename)
    if ".." in parts or parts[0] == "" or re.match(r"[A-Za-z]:", member.filename):
        return ReadError("Its name points out of the archive.", place=place, remedy=_PACK_AGAIN)
    if stat.S_ISLNK(member.external_attr >> 16):
        return ReadError("It is a link, not a file.", place=place, remedy="Pack the file itself.")
    if member.flag_bits & 0x1:
        return ReadError("It is encrypted.", place=place, remedy="Pack it again without a password.")
    if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return ReadError("It is packed in an unusual way.", place=place, remedy="Pack it again with the usual method, Deflate.")
    if find_suffix(member.filename) == ".zip":
        return ReadError("It is an archive inside an archive.", place=place, remedy="Unpack it and give it by itself.")
    return None


def _find_overlapping(members: list[zipfile.ZipInfo]) -> set[int]:
    """Where members begin whose bytes reach into another's, or that begin where another does."""
    ordered = sorted(members, key=lambda member: (member.header_offset, member.compress_size))
    overlapping: set[int] = set()
    end, last = 0, -1
    for member in ordered:
        if last >= 0 and member.header_offset < end:
            overlapping |= {last, member.header_offset}
        reach = member.header_offset + LOCAL_HEADER + len(member.orig_filename) + member.compress_size
        if reach > end:
            end, last = reach, member.header_offset
    return overlapping
