"""The other process: carries one order out and tells its parent how far it is.

Its standard output is one JSON object a line, told in `process`. It lives no longer than its
parent wants it to: when its standard input comes to an end, because the parent closed it or is
gone, it and the programs that it has started are interrupted as by Ctrl-C.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
from contextlib import redirect_stdout
from pathlib import Path

from workbench.errors import WorkbenchError
from workbench.session.jobs.orders import decoded
from workbench.session.jobs.process import INTERRUPTED
from workbench.store.project import Project

_NICENESS = 5  # the interface comes first


def main(root: str, order: str) -> int:
    """Carry an order out.

    Args:
        root: folder of the project.
        order: as `orders.encoded` wrote it.

    Returns:
        The exit code.
    """
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a parent may have it ignored
    os.nice(_NICENESS)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    out = sys.stdout

    def tell(**fields: object) -> None:
        out.write(json.dumps(fields) + "\n")
        out.flush()

    try:
        with redirect_stdout(sys.stderr):
            done = decoded(order).carry_out(
                Project(Path(root)), lambda doing, share: tell(doing=doing, share=share)
            )
    except WorkbenchError as error:
        tell(failed=str(error))
        return error.exit_code
    except KeyboardInterrupt:
        return INTERRUPTED
    tell(done=done.said, documents=done.documents)
    return 0


def _end_with_parent() -> None:
    while os.read(sys.stdin.fileno(), 1024):
        pass
    os.killpg(0, signal.SIGINT)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
