/// What shows that an address brings a commission.
struct AffiliateSign {
  let host: String
  /// The host or the parameter that shows it.
  let text: String
  /// Whether it means nothing else.
  let isClear: Bool

  /// Nothing where the address shows no sign of it.
  init?(_ address: String) {
    let link = address.prefix { $0 != "#" }
    guard let colon = link.firstIndex(of: ":") else { return nil }
    let parts = link[colon...].drop { $0 == ":" || $0 == "/" }.split(separator: "?", maxSplits: 1)
    guard let host = parts.first?.prefix(while: { $0 != "/" }).lowercased() else { return nil }
    self.host = host
    if let known = Self.known(host) {
      (text, isClear) = (known, true)
      return
    }
    guard parts.count > 1, let sign = Self.sign(in: parts[1], host: host) else { return nil }
    (text, isClear) = sign
  }

  /// The host of a programme that `host` is, or lies below.
  private static func known(_ host: String) -> String? {
    var rest = host[...]
    while !rest.isEmpty {
      if hosts.contains(String(rest)) { return String(rest) }
      rest = rest.drop { $0 != "." }.dropFirst()
    }
    return nil
  }

  private static func sign(in query: Substring, host: String) -> (String, Bool)? {
    for item in query.split(whereSeparator: { $0 == "&" || $0 == ";" }).prefix(50) {
      let pair = item.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard pair.count == 2, !pair[1].isEmpty else { continue }
      let name = pair[0].lowercased()
      if isClear(name, value: pair[1].lowercased(), host: host) { return (String(item), true) }
      if unclearNames.contains(name) { return (String(item), false) }
    }
    return nil
  }

  private static func isClear(_ name: String, value: String, host: String) -> Bool {
    switch name {
    case "tag": host.split(separator: ".").contains("amazon")
    case "campid": host.split(separator: ".").contains("ebay")
    case "utm_medium": value == "affiliate"
    default: clearNames.contains(name)
    }
  }

  /// Parameters of affiliate programmes.
  private static let clearNames: Set<String> = [
    "aff", "affid", "aff_id", "affiliate", "affiliate_id", "affiliateid", "a_aid", "awc", "partnerid", "partner_id",
    "pubref", "irclickid",
  ]

  /// Parameters that affiliate programmes use, and others as well.
  private static let unclearNames: Set<String> = ["ref", "refid", "partner", "referral"]

  /// Hosts that do nothing but count commissions.
  private static let hosts: Set<String> = [
    "adcell.com", "anrdoezrs.net", "awin1.com", "belboon.com", "digistore24.com", "dpbolvw.net", "financeads.net",
    "go.skimresources.com", "go.redirectingat.com", "jdoqocy.com", "kqzyfj.com", "linksynergy.com", "liketk.it",
    "prf.hn", "rstyle.me", "s.click.aliexpress.com", "shareasale.com", "tkqlhce.com", "tradedoubler.com",
    "track.webgains.com", "partner-ads.com",
  ]
}
