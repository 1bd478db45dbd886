"""Asks the gate about every address a host name resolves to, at the moment of connecting.

Connections go to exactly the addresses judged here (none is looked up a second time), so a name that resolves to a
public address first and a private one later gains nothing.
"""

from __future__ import annotations

import ipaddress
from typing import Any
from urllib.parse import urlsplit

from scrapy.crawler import Crawler
from twisted.internet.interfaces import IAddress, IHostnameResolver, IHostResolution, IResolutionReceiver
from zope.interface import implementer  # type: ignore[import-untyped]  # zope ships no types

from registerpub.core.errors import GateError
from registerpub.gate import Gate, is_local_name

LOOPBACK_SETTING = "REGISTERPUB_ALLOW_LOOPBACK"
PROXY_SETTING = "REGISTERPUB_PROXY"


@implementer(IHostnameResolver)
class GateResolver:
    """Wraps the reactor's resolver. A name with a single refused address is refused as a whole.

    The operator's own proxy is not judged: it is configured, not found, and often stands on this very machine.
    """

    def __init__(self, process: Any, reactor: Any) -> None:
        self._process = process
        self._reactor = reactor
        self._inner = reactor.nameResolver
        self._gate = Gate(process.settings.getbool(LOOPBACK_SETTING))
        self._proxy_host = urlsplit(process.settings.get(PROXY_SETTING) or "").hostname

    @classmethod
    def from_crawler(cls, crawler: Crawler, reactor: Any) -> GateResolver:
        """``crawler`` is the process that runs the crawl: resolvers are made before any crawler."""
        return cls(crawler, reactor)

    def install_on_reactor(self) -> None:
        self._reactor.installNameResolver(self)

    def resolveHostName(  # noqa: N802  # Twisted's interface
        self,
        resolutionReceiver: Any,  # noqa: N803
        hostName: str,  # noqa: N803
        portNumber: int = 0,  # noqa: N803
        addressTypes: Any = None,  # noqa: N803
        transportSemantics: str = "TCP",  # noqa: N803
    ) -> IHostResolution:
        receiver: Any = resolutionReceiver
        if hostName != self._proxy_host:
            receiver = _JudgingReceiver(resolutionReceiver, self._gate, self._report)
        # Not every C library knows that *.localhost is this machine (RFC 6761).
        asked = "127.0.0.1" if self._gate.allow_loopback and is_local_name(hostName) else hostName
        resolution: IHostResolution = self._inner.resolveHostName(
            receiver, asked, portNumber, addressTypes, transportSemantics
        )
        return resolution

    def _report(self, message: str) -> None:
        for crawler in self._process.crawlers:
            if crawler.spider is not None:
                crawler.spider.run.find("refused_address", message)


@implementer(IResolutionReceiver)
class _JudgingReceiver:
    """Holds addresses back until all are known; passes on all or none."""

    def __init__(self, receiver: Any, gate: Gate, report: Any) -> None:
        self._receiver = receiver
        self._gate = gate
        self._report = report
        self._addresses: list[IAddress] = []
        self._refusal = ""

    def resolutionBegan(self, resolutionInProgress: IHostResolution) -> None:  # noqa: N802, N803
        self._receiver.resolutionBegan(resolutionInProgress)

    def addressResolved(self, address: IAddress) -> None:  # noqa: N802
        try:
            self._gate.check_address(str(ipaddress.ip_address(address.host.partition("%")[0])))
            self._addresses.append(address)
        except (GateError, ValueError) as error:
            self._refusal = str(error)

    def resolutionComplete(self) -> None:  # noqa: N802
        if self._refusal:
            self._report(f"a host resolves to an address that is refused: {self._refusal}")
        else:
            for address in self._addresses:
                self._receiver.addressResolved(address)
        self._receiver.resolutionComplete()
