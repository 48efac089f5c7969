internal import Core
internal import SocialText

/// The keys of a post have an effect on each of its channels.
enum KeyWithoutEffect: ChannelRule {
  static let description = RuleDescription(
    id: "key-without-effect",
    summary: "The networks of a post can show what it says",
    explanation: "Where a post makes no sense without it (`poll`, `reply`, `quote`, `repost`), that is an error: "
      + "take the channel out of `channels` and write a post of its own for it. The rest is a warning: "
      + "readers there will not get it.",
    invalid: RuleExample.post(channels: "x, facebook", keys: "poll: { options: [Ja, Nein], duration: 1d }"),
    valid: RuleExample.post(keys: "poll: { options: [Ja, Nein], duration: 1d }"))

  static func check(_ channel: ChannelUnderCheck) -> [Finding] {
    NetworkKey.all.compactMap { key in
      guard key.isSaid(channel.content), !key.key.applies(to: channel.network),
        !key.isInternalOnTop || channel.deciding(key.name).hasPrefix("overrides.")
      else { return nil }
      return finding(key, on: channel)
    }
  }

  private static func finding(_ key: NetworkKey, on channel: ChannelUnderCheck) -> Finding {
    let network = channel.network.displayName
    guard key.isEssential else {
      return finding(
        in: channel.post, at: channel.key(key.name), "\(network) has no \(key.noun), readers there will not get it",
        severity: .warning, explanation: "`\(key.name)` works on: \(networks(key)).")
    }
    return finding(
      in: channel.post, at: channel.key(key.name), "\(network) has no \(key.noun)",
      explanation: "The post makes no sense there without it. Take \(channel.channel.name) out of `channels` and write "
        + "a post of its own for it. `\(key.name)` works on: \(networks(key)).")
  }

  private static func networks(_ key: NetworkKey) -> String {
    Network.allCases.filter { key.key.applies(to: $0) }.map(\.displayName).joined(separator: ", ")
  }
}

/// A key that only some networks can show.
private struct NetworkKey: Sendable {
  let key: ReaderKey
  /// The feature that a network has, or lacks.
  let noun: String
  /// Whether a post that has it makes no sense without it.
  var isEssential = false
  /// Whether the key at the top level of a post is also used internally, so that only an override is meant for readers.
  var isInternalOnTop = false
  let isSaid: @Sendable (PostContent) -> Bool

  var name: String { key.rawValue }

  static let all: [NetworkKey] = [
    NetworkKey(key: .poll, noun: "polls", isEssential: true) { $0.poll != nil },
    NetworkKey(key: .reply, noun: "replies to a post", isEssential: true) { $0.reply != nil },
    NetworkKey(key: .quote, noun: "quotes of a post", isEssential: true) { $0.quote != nil },
    NetworkKey(key: .repost, noun: "reposts", isEssential: true) { $0.repost != nil },
    NetworkKey(key: .preview, noun: "link card that could be set") { $0.preview != nil },
    NetworkKey(key: .firstComment, noun: "first comment") { $0.firstComment != nil },
    NetworkKey(key: .sensitive, noun: "content warning") { $0.warns },
    NetworkKey(key: .title, noun: "title", isInternalOnTop: true) { $0.title != nil },
    NetworkKey(key: .language, noun: "language of a post", isInternalOnTop: true) { $0.language != nil },
  ]
}

extension PostContent {
  fileprivate var warns: Bool { sensitive.map { $0 != .flag(false) } ?? false }
}

/// An option is one of the channel's network.
enum OptionNotOnNetwork: PostRule {
  static let description = RuleDescription(
    id: "option-not-on-network",
    summary: "An option in an override is one that its network has",
    explanation: "Options such as YouTube's `privacy` belong to one network. On another one they would do nothing.",
    invalid: RuleExample.post(
      channels: "x-service",
      keys: """
        overrides:
          x-service: { madeForKids: false }
        """),
    valid: RuleExample.post(
      channels: "x-service",
      keys: """
        overrides:
          x-service: { replySettings: following }
        """))

  static func check(_ post: PostUnderCheck) -> [Finding] {
    post.optionUses.filter { use in !use.known.contains { $0.key == use.key } }.map { use in
      let networks = NetworkOptions.all.filter { $0.key == use.key }.map(\.network.displayName)
      return finding(
        in: post.post, at: post.post.places.key(use.path), channel: use.channel,
        "\(use.network.displayName) has no option \(Shown.quoted(use.key))"
          + Suggestions.didYouMean(use.key, among: use.known.map(\.key)),
        explanation: "It is an option of \(networks.joined(separator: ", ")). \(description.explanation)")
    }
  }
}

/// The value of an option is one that the network takes.
enum OptionValueTaken: PostRule {
  static let description = RuleDescription(
    id: "option-value",
    summary: "The value of an option is one that its network takes",
    explanation: "Several networks may have an option of one name, each with words of its own.",
    invalid: RuleExample.post(
      channels: "mastodon-hof",
      keys: """
        overrides:
          mastodon-hof: { visibility: connections }
        """),
    valid: RuleExample.post(
      channels: "mastodon-hof",
      keys: """
        overrides:
          mastodon-hof: { visibility: unlisted }
        """))

  static func check(_ post: PostUnderCheck) -> [Finding] {
    post.optionUses.compactMap { use in
      guard let option = use.known.first(where: { $0.key == use.key }), case .choice(let words) = option.type,
        case .text(let word) = use.value, !words.contains(word)
      else { return nil }
      return finding(
        in: post.post, at: post.post.places.value(use.path), channel: use.channel,
        "\(use.network.displayName) takes no \(Shown.quoted(word)) as `\(use.key)`"
          + Suggestions.didYouMean(word, among: words),
        explanation: "\(use.network.displayName) takes: \(words.joined(separator: ", ")).")
    }
  }
}

/// Departments and pillars are those of `stet.yml`.
enum UnknownLabel: PostRule {
  static let description = RuleDescription(
    id: "unknown-label",
    summary: "Department and pillar are declared in `stet.yml`",
    explanation: "Rules of approval match these names: a misspelt one would slip past them.",
    invalid: RuleExample.post(keys: "department: vertrieb"),
    valid: RuleExample.post(keys: "department: sales"))

  static func check(_ post: PostUnderCheck) -> [Finding] {
    let labels = post.post.labels
    return findings(
      in: post, "department", labels.department, declared: post.configuration.departments, as: "departments")
      + findings(in: post, "pillar", labels.pillar, declared: post.configuration.pillars, as: "pillars")
  }

  private static func findings(
    in post: PostUnderCheck, _ key: String, _ label: String?, declared: [String], as list: String
  ) -> [Finding] {
    guard let label, !declared.contains(label) else { return [] }
    let names = declared.isEmpty ? "It declares none." : "It declares: \(Shown.list(declared))."
    let range = post.post.places.value(key)
    return [
      finding(
        in: post.post, at: range,
        "unknown \(key) \(Shown.quoted(label))\(Suggestions.didYouMean(label, among: declared))",
        explanation: "`stet.yml` declares them under `\(list)`. \(names)",
        fixes: Suggested.fix(range, writing: Suggestions.same(as: label, among: declared)))
    ]
  }
}

/// A `link` is the address of a web page.
enum LinkNotHTTP: ChannelRule {
  static let description = RuleDescription(
    id: "link-not-http",
    summary: "`link` is an address that begins with `https://` or `http://`",
    explanation: "Networks attach only web pages: `link: https://example.org/advent`.",
    invalid: RuleExample.post(keys: "link: example.org/advent"),
    valid: RuleExample.post(keys: "link: https://example.org/advent"))

  static func check(_ channel: ChannelUnderCheck) -> [Finding] {
    guard let link = channel.content.link, !isWebAddress(link) else { return [] }
    let range = channel.value("link")
    let fixes = isHostWithoutScheme(link) ? [fix(range, "https://" + link)] : []
    return [finding(in: channel.post, at: range, "\(Shown.quoted(link)) is no web address", fixes: fixes)]
  }

  private static func fix(_ range: SourceRange, _ address: String) -> Fix {
    let isPlain = address.utf8.allSatisfy { $0.isASCIILetterOrDigit || ":/._-?=&%+~".utf8.contains($0) }
    return Fix(
      title: "write \(Shown.code(address))",
      edits: [TextEdit(range: range, text: isPlain ? address : YAMLText.quoted(address))])
  }

  /// Whether only the scheme is missing: `www.example.org`, `example.org/advent`.
  private static func isHostWithoutScheme(_ link: String) -> Bool {
    let host = link.utf8.prefix { !"/?#".utf8.contains($0) }
    let labels = host.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard labels.count > 1, let ending = labels.last, ending.count > 1, isWebAddress("https://" + link) else {
      return false
    }
    return labels.allSatisfy { !$0.isEmpty && $0.allSatisfy { $0.isASCIILetterOrDigit || $0 == UInt8(ascii: "-") } }
      && ending.allSatisfy { $0.isASCIILetterOrDigit && !(0x30...0x39).contains($0) }
  }

  private static func isWebAddress(_ link: String) -> Bool {
    let bytes = Array(link.utf8)
    guard let host = endOfScheme(bytes) else { return false }
    var place = host
    var (isInHost, hasHost) = (true, false)
    while place < bytes.count {
      let (scalar, width) = bytes.scalar(at: place)
      if isSpaceOrHidden(scalar) { return false }
      if scalar == "/" || scalar == "?" || scalar == "#" { isInHost = false }
      hasHost = hasHost || isInHost && scalar.isLetterOrDigit
      place += width
    }
    return hasHost
  }

  private static func endOfScheme(_ bytes: [UInt8]) -> Int? {
    if bytes.has("https://", at: 0) { return 8 }
    return bytes.has("http://", at: 0) ? 7 : nil
  }

  private static func isSpaceOrHidden(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII
      ? scalar.value <= 0x20 || scalar.value == 0x7F : scalar.properties.isWhitespace || HiddenScalar.isHidden(scalar)
  }
}

extension Unicode.Scalar {
  fileprivate var isLetterOrDigit: Bool {
    isASCII
      ? isASCIILetterOrDigit
      : properties.isAlphabetic || properties.numericType != nil
  }
}
