internal import Core
internal import SocialText

extension ChannelUnderCheck {
  /// The poll, where the network has polls.
  var pollHere: Poll? { ReaderKey.poll.applies(to: network) ? content.poll : nil }

  /// Whether the option `key` is set to something that is not blank.
  func isSet(_ key: String) -> Bool {
    if case .text(let text) = content.options[key] { return !text.isBlank }
    return content.options[key] != nil
  }

  /// Where the post names the channel.
  var nameInPost: SourceRange {
    let index = post.channels.firstIndex { $0.utf8.elementsEqual(channel.name.utf8) }
    return post.places.value(index.map { "channels.\($0)" } ?? "channels")
  }

  /// Where an entry of the list under `key` stands, for all channels or for this one; the whole list where that cannot
  /// be told.
  func entry(_ index: Int?, of key: String) -> SourceRange {
    let list = deciding(key)
    let entries = index.map { index in
      [list, "\(list).\(channel.name)", "\(list).\(network.rawValue)"].map { "\($0).\(index)" }
    }
    return post.places.value(entries?.first(where: post.places.contains) ?? list)
  }

  /// The same of a hashtag or a mention by its text, whose sign need not be written.
  func entry(tagged tag: String, of key: String) -> SourceRange {
    let addressed = key == "hashtags" ? content.hashtags : content.mentions
    let list = addressed?.list(for: channel.name, on: network) ?? []
    func plain(_ tag: String) -> Substring { tag.drop { $0 == "#" || $0 == "@" } }
    return entry(list.firstIndex { plain($0) == plain(tag) }, of: key)
  }

  /// What `rule` says of a text that is too long.
  func finding(
    of rule: RuleDescription, _ excess: LengthExcess, _ subject: String, at place: SourceRange
  ) -> Finding {
    rule.finding(
      in: post, at: place, excess.summary(of: subject), severity: excess.severity,
      explanation: excess.explanation(rule.explanation, on: network))
  }
}

extension ChannelUnderCheck {
  /// What is too long in the final text of part `index`, by the limit that is exceeded worst.
  func excess(ofPart index: Int, adding warning: Int) -> LengthExcess? {
    let limits = lengthLimits(textFacts(ofPart: index), names: ["text", "description"], reported: .error)
    let found = limits.compactMap { limit in
      limit.excess(of: finalTexts[index], adding: warning) { length(ofPart: index, in: $0) }
    }
    let worst = found.filter { $0.severity == .error }
    return (worst.isEmpty ? found : worst).max { $0.share < $1.share }
  }

  /// How many characters of a content warning count as part of the text.
  var countedWarning: Int {
    guard facts.warningCounts?.value == true, case .warning(let text) = content.sensitive else { return 0 }
    return text.count
  }

  /// The network's limits of the text of part `index`: some have others for what stands below media.
  private func textFacts(ofPart index: Int) -> [Fact<TextLimit>] {
    guard !facts.captionText.isEmpty || !facts.pictureText.isEmpty else { return facts.text }
    let media = media(ofPart: index)
    if media.isEmpty { return facts.text }
    if !facts.captionText.isEmpty { return facts.captionText }
    return media.allSatisfy { MediaKind($0) == .image } ? facts.pictureText : facts.text
  }
}

/// An alternative text of a post on a channel.
struct AltText {
  let text: String
  let source: MediaSource
  let range: SourceRange
}

extension ChannelUnderCheck {
  /// The media of part `index`: what the front matter lists goes with the first one.
  func media(ofPart index: Int) -> [MediaSource] {
    let listed = index == 0 ? (content.media ?? []).map(\.source) : []
    return listed + text.parts[index].images.map { .file($0.destination) }
  }

  /// Every alternative text that is not blank, in the order of the front matter, then of the text.
  var altTexts: [AltText] {
    guard usesFiles else { return [] }
    let listed = (content.media ?? []).enumerated().compactMap { index, item in
      item.alt.map {
        AltText(text: $0, source: item.source, range: post.places.value("\(deciding("media")).\(index).alt"))
      }
    }
    let drawn = text.parts.flatMap(\.images).map { image in
      AltText(text: image.alt, source: .file(image.destination), range: place(ofText: image.range))
    }
    return (listed + drawn).filter { $0.text.contains { !$0.isWhitespace } }
  }
}

extension ChannelUnderCheck {
  /// Where what begins at `offset`, in UTF-8 bytes of the final text of part `index`, was typed: up to the end of its
  /// line. `nil` where it was not typed but appended.
  func typedPlace(inPart index: Int, fromByte offset: Int) -> SourceRange? {
    let typed = text.parts[index].text.utf8
    let rest = typed.dropFirst(offset)
    let line = rest.prefix { $0 != 0x0A }.count
    return typedPlace(inPart: index, bytes: offset..<offset + max(1, line))
  }

  /// Where a stretch of the final text of part `index`, in code points, was typed; `nil` where it was appended.
  func typedPlace(inPart index: Int, scalars stretch: Range<Int>) -> SourceRange? {
    let scalars = finalTexts[index].unicodeScalars
    let start = scalars.prefix(stretch.lowerBound).reduce(0) { $0 + UTF8.width($1) }
    let length = scalars.dropFirst(stretch.lowerBound).prefix(stretch.count).reduce(0) { $0 + UTF8.width($1) }
    return typedPlace(inPart: index, bytes: start..<start + length)
  }

  /// The same of a stretch in bytes.
  func typedPlace(inPart index: Int, bytes: Range<Int>) -> SourceRange? {
    let typed = text.parts[index].text.utf8
    let common = zip(typed, finalTexts[index].utf8).prefix { $0 == $1 }.count
    return bytes.upperBound <= common ? place(inPart: index, utf8: bytes) : nil
  }
}

extension Sequence {
  /// What `check` finds of each element: at most ten findings of one rule in one post.
  func findings(_ check: (Element) -> [Finding]) -> [Finding] {
    var found: [Finding] = []
    for element in self {
      found += check(element)
      if found.count >= 10 { return Array(found.prefix(10)) }
    }
    return found
  }
}
