"""Long work that goes on beside an interface, one job after the other.

`orders` says what can be asked for, `queue` keeps what was asked, and each job is done by `worker`
in a process of its own, which `process` talks to: it takes no time from the interface, it can be
ended at any point, and nothing is left half done.
"""
