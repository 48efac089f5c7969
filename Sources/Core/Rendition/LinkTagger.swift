internal import SocialText

/// Adds a channel's tracking parameters to links to our own hosts.
struct LinkTagger {
  private let query: String
  private let hosts: [String]

  init(channel: Channel, post: Post) {
    guard let utm = channel.utm, !channel.hosts.isEmpty else {
      (hosts, query) = ([], "")
      return
    }
    hosts = channel.hosts.map { $0.lowercased() }
    let parameters = [("utm_source", utm.source), ("utm_medium", utm.medium), ("utm_campaign", utm.campaign)]
    query =
      parameters
      .compactMap { name, value in
        value.flatMap { LinkTagger.filled($0, post) }.map { "\(name)=\(LinkTagger.escaped($0))" }
      }
      .joined(separator: "&")
  }

  /// A link with the parameters, where it leads to one of our hosts and has none of them yet.
  func tagged(_ link: String) -> String {
    guard !query.isEmpty, let host = LinkTagger.host(of: link), hosts.contains(host) else { return link }
    let scalars = link.unicodeScalars
    let end = scalars.firstIndex(of: "#") ?? scalars.endIndex
    let (address, fragment) = (link[..<end], link[end...])
    guard let mark = scalars[..<end].firstIndex(of: "?") else { return "\(address)?\(query)\(fragment)" }
    let parameters = scalars[scalars.index(after: mark)..<end].split(separator: "&")
    guard !parameters.contains(where: { $0.starts(with: "utm_".unicodeScalars) }) else { return link }
    let isOpen = parameters.isEmpty || address.utf8.last == UInt8(ascii: "&")
    return "\(address)\(isOpen ? "" : "&")\(query)\(fragment)"
  }

  /// The texts with the parameters on every such link in them.
  func taggedTexts(_ texts: [String]) -> [String] { query.isEmpty ? texts : texts.map(taggedText) }

  /// A text with the parameters on every such link in it.
  func taggedText(_ text: String) -> String {
    guard !query.isEmpty else { return text }
    var result = ""
    var place = text.startIndex
    for link in LinkFinder.links(in: text) {
      result += text[place..<link.startIndex]
      result += tagged(String(link))
      place = link.endIndex
    }
    return result + text[place...]
  }

  /// A parameter's text with its place-holders filled in; `nil` where the post has no value for one of them.
  private static func filled(_ template: String, _ post: Post) -> String? {
    var text = template
    for (name, value) in [("{campaign}", post.labels.campaign), ("{post}", post.id)] where text.contains(name) {
      guard let value else { return nil }
      text = text.split(separator: name, omittingEmptySubsequences: false).joined(separator: value)
    }
    return text
  }

  /// The host of a web page's address, in small letters; a browser reads `\` there as `/`.
  private static func host(of link: String) -> String? {
    let parts = link.unicodeScalars.split(separator: ":", maxSplits: 1)
    guard parts.count == 2, ["http", "https"].contains(String(parts[0]).lowercased()),
      parts[1].starts(with: "//".unicodeScalars)
    else { return nil }
    let authority = parts[1].dropFirst(2).prefix { !"/\\?#".unicodeScalars.contains($0) }
    let host = authority.split(separator: "@", omittingEmptySubsequences: false).last?.prefix { $0 != ":" }
    return host.map { String($0).lowercased() }
  }

  /// Percent-encoded, all but what RFC 3986 calls unreserved.
  private static func escaped(_ value: String) -> String {
    value.utf8.map { byte in
      let scalar = Unicode.Scalar(byte)
      let isPlain = scalar.isASCII && (scalar.isWord || "-._~".unicodeScalars.contains(scalar))
      let digits = String(byte, radix: 16, uppercase: true)
      return isPlain ? String(scalar) : "%\(byte < 0x10 ? "0" : "")\(digits)"
    }.joined()
  }
}
