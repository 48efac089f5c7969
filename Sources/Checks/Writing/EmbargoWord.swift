internal import Core
internal import SocialText

/// An embargo is written in `notBefore`, not in the text.
enum EmbargoWord: PostRule {
  static let description = RuleDescription(
    id: "embargo-word", severity: .warning,
    summary: "A text that names an embargo has it in `notBefore`, and no text is marked as not for the public",
    explanation: "Readers would see the words, and nothing holds the post back but `notBefore`: "
      + "`notBefore: 2026-12-08T09:00`. Take notes to colleagues out of the text.",
    invalid: RuleExample.post(
      text: """
        Sperrfrist: 8. Dezember, 9 Uhr

        Der Hof öffnet.
        """),
    valid: """
      ---
      id: advent
      channels: [x]
      publishDate: 2026-12-08T09:00
      notBefore: 2026-12-08T09:00
      ---
      Der Hof öffnet.
      """)

  static func check(_ post: PostUnderCheck) -> [Finding] {
    guard post.seenTexts.contains(where: { $0.isProse && !$0.embargoes.isEmpty }) else { return [] }
    return post.findings { channel, texts in
      texts.filter(\.isProse).flatMap { text in
        text.embargoes.prefix(10).few { finding($0, in: text, of: channel) }
      }
    }
  }

  private static func finding(
    _ mark: EmbargoMark, in text: TextUnderCheck, of channel: ChannelUnderCheck
  ) -> Finding? {
    guard let problem = mark.isUntil ? problem(mark, text, channel) : "is for colleagues, not for readers" else {
      return nil
    }
    return finding(
      in: channel.post, at: text.place(mark.range), "\(Shown.quoted(text.bytes.text(mark.range))) \(problem)")
  }

  /// The problem of an embargo: no `notBefore`, or a different day than its line names.
  private static func problem(_ mark: EmbargoMark, _ text: TextUnderCheck, _ channel: ChannelUnderCheck) -> String? {
    guard let moment = channel.schedule.notBefore else {
      return channel.isWritten("notBefore") ? nil : "stands in the text, and the post has no `notBefore`"
    }
    let bound = channel.schedule.zone.local(moment)
    let line = text.bytes.line(around: mark.range.lowerBound)
    let named = text.dates.first {
      line.contains($0.range.lowerBound) && $0.range.lowerBound > mark.range.lowerBound
    }
    guard let day = named?.dayNumber(near: bound.dayNumber), day != bound.dayNumber else { return nil }
    return "names \(CivilDate(dayNumber: day).named), and `notBefore` \(bound.date.named)"
  }
}

/// A word that asks not to publish a text, or not yet.
struct EmbargoMark {
  let range: Range<Int>
  /// Whether it is about a time: `Sperrfrist`, and not `vertraulich`.
  let isUntil: Bool
}

/// Finds marks of drafts that do not belong in a post: embargoes, and words such as `intern`.
struct EmbargoScanner {
  private let bytes: [UInt8]
  private let words: [Word]

  /// The marks of a text, in order.
  static func marks(in bytes: [UInt8], words: [Word]) -> [EmbargoMark] {
    let scanner = EmbargoScanner(bytes: bytes, words: words)
    return words.indices.compactMap(scanner.mark)
  }

  private func mark(_ index: Int) -> EmbargoMark? {
    let word = words[index]
    guard EmbargoScanner.beginnings.contains(word.folded), !word.isTag else { return nil }
    if isEmbargo(index) { return EmbargoMark(range: word.range, isUntil: true) }
    if let phrase = EmbargoScanner.phrases.first(where: { starts(with: $0, at: index) }) {
      let last = words[index + phrase.count - 1].range.upperBound
      return EmbargoMark(range: word.range.lowerBound..<last, isUntil: false)
    }
    guard EmbargoScanner.headings.contains(word.folded), isHeading(word) else { return nil }
    return EmbargoMark(range: word.range, isUntil: false)
  }

  /// `Sperrfrist`, `Embargo:`, `embargoed until`; `das Embargo gegen …` is news.
  private func isEmbargo(_ index: Int) -> Bool {
    let word = words[index]
    if word.folded == "sperrfrist" { return true }
    guard word.folded == "embargo" || word.folded == "embargoed" else { return false }
    let next = index + 1 < words.count ? words[index + 1].folded : ""
    return next == "until" || next == "till" || next == "bis" || isFollowedByColon(word)
  }

  private func starts(with phrase: [FoldedWord], at index: Int) -> Bool {
    guard words[index].folded == phrase[0], index + phrase.count <= words.count else { return false }
    return phrase.indices.allSatisfy { words[index + $0].folded == phrase[$0] }
  }

  /// Whether the word begins its line, `Vertraulich:`, or is alone in brackets, `[intern]`.
  private func isHeading(_ word: Word) -> Bool {
    let (start, end) = (word.range.lowerBound, word.range.upperBound)
    if start > 0, end < bytes.count, bytes[start - 1] == 0x5B, bytes[end] == 0x5D { return true }
    // In round brackets an intern is a person.
    let isIntern = word.folded == "intern" || word.folded == "internal"
    if !isIntern, start > 0, end < bytes.count, bytes[start - 1] == 0x28, bytes[end] == 0x29 { return true }
    guard isLineEnd(beyond: start, step: -1) else { return false }
    let isMarked = !isIntern || bytes[word.range].allSatisfy(\.isASCIICapital)
    return isMarked && isFollowedByColon(word) || !isIntern && isLineEnd(beyond: end, step: 1)
  }

  /// Whether only spaces are between a place and the start or the end of its line.
  private func isLineEnd(beyond place: Int, step: Int) -> Bool {
    var place = step < 0 ? place - 1 : place
    while bytes.indices.contains(place), bytes[place] == 0x20 { place += step }
    return !bytes.indices.contains(place) || bytes[place] == 0x0A
  }

  private func isFollowedByColon(_ word: Word) -> Bool {
    word.range.upperBound < bytes.count && bytes[word.range.upperBound] == 0x3A
  }

  private static let headings = WordSet(headingWords)
  private static let headingWords: [FoldedWord] = ["vertraulich", "confidential", "intern", "internal", "geheim"]

  /// The words that a mark may begin with: a quick test that rejects most texts.
  private static let beginnings = WordSet(
    ["sperrfrist", "embargo", "embargoed"] + headingWords + phrases.map { $0[0] })

  private static let phrases: [[FoldedWord]] = [
    ["nicht", "veröffentlichen"], ["nicht", "zur", "veröffentlichung"], ["not", "for", "publication"],
    ["not", "for", "release"], ["do", "not", "publish"], ["don", "t", "publish"], ["nur", "intern"],
    ["internen", "gebrauch"], ["internal", "use", "only"],
  ]
}
