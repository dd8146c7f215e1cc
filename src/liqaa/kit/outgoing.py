"""The one way out: every connection that the product opens to an address somebody typed goes through here.

The name is resolved once and the connection goes to the very address that was looked at, so that a name
which changes its mind in between leads nowhere. Only public addresses are reached; ``LIQAA_PRIVATE_HOSTS``
names those inside the network that may be (a relay for mail on the same machine, for instance). Nothing
follows a redirect: there is none at this height. A test holds that nothing else opens connections.
"""

import ipaddress
import socket
from collections.abc import Sequence

type Address = ipaddress.IPv4Address | ipaddress.IPv6Address

_TRANSLATED = (ipaddress.ip_network("64:ff9b::/96"), ipaddress.ip_network("64:ff9b:1::/48"))
"""IPv6 addresses that carry an IPv4 one through a translator (RFC 6052, RFC 8215)."""


class NotPublic(OSError):
    """A host that lies inside the network, and that nobody allowed."""


def is_public(text: str) -> bool:
    """Whether an address belongs to the internet at large: not to this machine, nor to a special use."""
    try:
        address = ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return False
    carried = _carried(address)
    if carried is not None:
        return is_public(str(carried))
    return address.is_global and not address.is_multicast


def _carried(address: Address) -> Address | None:
    """The IPv4 address inside an IPv6 one, where there is one."""
    if not isinstance(address, ipaddress.IPv6Address):
        return None
    if any(address in network for network in _TRANSLATED):
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1]


def connect(host: str, port: int, *, timeout: float, allowed: Sequence[str] = ()) -> socket.socket:
    """A connection to ``host``, tried at each of its public addresses in turn.

    ``allowed`` are hosts, as they are typed, that may lie inside the network. Raises ``NotPublic`` when none
    of the addresses may be reached, and what ``socket`` raises when none answers.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = [each[4] for each in found if host in allowed or is_public(str(each[4][0]))]
    if not addresses:
        raise NotPublic(host)
    trouble: OSError = NotPublic(host)
    for address in addresses:
        try:
            return socket.create_connection((str(address[0]), port), timeout)
        except OSError as problem:
            trouble = problem
    raise trouble
