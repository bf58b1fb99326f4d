"""What a database's error means: that it was away, that it is damaged, or that we are mistaken; and what to do then."""

from pathlib import Path

from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError, PendingRollbackError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout

# SQLite's result codes (their last byte: the rest only says where it happened).
PERM, BUSY, LOCKED, NOMEM, READONLY, INTERRUPT, IOERR = 3, 5, 6, 7, 8, 9, 10
CORRUPT, FULL, CANTOPEN, PROTOCOL, NOTADB = 11, 13, 14, 15, 26

SQLITE_OUTAGES = {PERM, BUSY, LOCKED, NOMEM, READONLY, INTERRUPT, IOERR, FULL, CANTOPEN, PROTOCOL}
SQLITE_DAMAGE = {CORRUPT, NOTADB}
# Connection, rolled back for others, resources, an operator's hand, the system; of the rest: a server that takes no
# writes for now (another one took over), and what somebody holds on to.
POSTGRES_OUTAGES = ("08", "40", "53", "57", "58", "25006", "55006", "55P03")
POSTGRES_DAMAGE = ("XX001", "XX002")


def is_outage(error: SQLAlchemyError) -> bool:
    """Whether the database itself failed (disk, lock, connection), rather than our statement being wrong."""
    if isinstance(error, DBAPIError) and error.connection_invalidated:
        return True
    code, state = sqlite_code(error), sqlstate(error)
    if code is not None:
        return code in SQLITE_OUTAGES
    if state is not None:
        return state.startswith(POSTGRES_OUTAGES)
    # The driver tells no more. PendingRollbackError: what follows a lost connection within a unit that caught the first
    # error.
    return isinstance(error, OperationalError | InterfaceError | PendingRollbackError | PoolTimeout)


def is_damage(error: SQLAlchemyError) -> bool:
    """Whether the database holds something that it cannot read any more."""
    return sqlite_code(error) in SQLITE_DAMAGE or sqlstate(error) in POSTGRES_DAMAGE


def sqlite_code(error: Exception) -> int | None:
    """SQLite's result code, without its finer print; None from another database, or where the driver does not tell."""
    code = getattr(getattr(error, "orig", None) or error, "sqlite_errorcode", None)
    return None if code is None else int(code) & 0xFF


def sqlstate(error: Exception) -> str | None:
    """PostgreSQL's code for an error; None from another database, or when it never answered."""
    found: str | None = getattr(getattr(error, "orig", None), "sqlstate", None)
    return found


def first_line(error: Exception) -> str:
    """What went wrong, without the rows and the statement that follow."""
    return str(getattr(error, "orig", None) or error).splitlines()[0]


def advice(path: Path | None, error: Exception) -> str:
    """One line for the operator: what is wrong with the file at `path` (None: with the server), and what to do."""
    return _of_a_server(error) if path is None else _of_a_file(path, error)


def _of_a_server(error: Exception) -> str:
    if sqlstate(error) in POSTGRES_DAMAGE:
        return f"The database server reports damage ({first_line(error)}). Look at its log, and restore a backup."
    return f"The database server does not answer as it should: {first_line(error)}"


def _of_a_file(path: Path, error: Exception) -> str:
    why = first_line(error)
    if path.is_dir():
        return f"{path} is a folder, and the database should be a file: choose another MIJOTE_DATABASE_URL."
    match sqlite_code(error):
        case code if code == NOTADB:
            other = "If it should be something else, choose another MIJOTE_DATABASE_URL."
            return f"{path} is no database, or damaged from its first page on ({why}). {_restore(path)} {other}"
        case code if code == CORRUPT:
            return damaged(path, why)
        case code if code in (FULL, IOERR):
            return (
                f"The disk of {path} is full or fails ({why}). Free some room, or look at the system's log; then start"
                " again: what was kept before is still there."
            )
        case code if code in (BUSY, LOCKED):
            return f"Another program keeps {path} locked ({why}). Close it, then start again."
        case code if code in (PERM, READONLY, CANTOPEN):
            return f"{path} cannot be opened and written ({why}). Look at its rights, its owner and its folder's."
        case _:
            return f"{path} cannot be used: {why}"


def damaged(path: Path, why: str) -> str:
    """The same for a file of which some part cannot be read."""
    return f"{path} is damaged ({why}). {_restore(path)}"


def _restore(path: Path) -> str:
    copies = sorted(path.parent.glob(f"{path.stem}-*{path.suffix}"), key=lambda copy: copy.stat().st_mtime)
    copy = f"copy the latest backup here, {copies[-1]}, in its place" if copies else "copy a backup in its place"
    return f"Put it aside together with its -wal and -shm, {copy}, then run `python -m bot db check`."
