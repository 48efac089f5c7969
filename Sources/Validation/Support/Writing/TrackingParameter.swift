/// Parameters that networks, shops and mail tools add to links to track their readers.
enum TrackingParameter {
  /// Those that stand for one click of one person, or for the share button that was pressed.
  private static let ofOthers: WordSet = [
    "fbclid", "gclid", "dclid", "gbraid", "wbraid", "msclkid", "igshid", "igsh", "mc_cid", "mc_eid", "_hsenc", "_hsmi",
    "twclid", "ttclid", "li_fat_id", "yclid", "epik", "rdt_cid", "vero_id", "mkt_tok", "oly_anon_id", "oly_enc_id",
  ]

  /// Hosts whose share buttons add `si`.
  private static let hostsOfShares = [
    "youtu.be", "youtube.com", "www.youtube.com", "m.youtube.com", "music.youtube.com", "open.spotify.com",
  ]

  /// Whether the parameter comes from another service: it was never meant for those who get the link from us.
  static func isForeign(_ parameter: Range<Int>, of link: LinkParts) -> Bool {
    let name = FoldedWord(link.name(of: parameter))
    return ofOthers.contains(name) || name == "si" && hostsOfShares.contains(link.hostName)
  }

  /// Whether the parameter names a campaign: `utm_source` and the like.
  static func isCampaign(_ parameter: Range<Int>, of link: LinkParts) -> Bool {
    link.bytes.has("utm_", at: parameter.lowerBound)
  }
}
