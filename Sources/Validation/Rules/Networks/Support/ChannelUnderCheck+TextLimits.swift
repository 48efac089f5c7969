internal import Content
internal import Diagnostics

extension ChannelUnderCheck {
  /// What is too long in the final text of part `index`, by the limit that is exceeded worst.
  func excess(ofPart index: Int, adding warning: Int) -> LengthExcess? {
    let limits = lengthLimits(textFacts(ofPart: index), names: ["text", "description"], reported: .error)
    return limits.lazy
      .compactMap { $0.excess(of: finalTexts[index], adding: warning) { counted.count(ofPart: index) } }
      .reduce(nil) { worst, excess in
        guard let worst, worst.severity >= excess.severity else { return excess }
        return worst
      }
  }

  /// How many characters of a content warning count as part of the text.
  var countedWarning: Int {
    guard facts.warningCounts?.value == true, case .warning(let text) = content.sensitive else { return 0 }
    return text.count
  }

  /// The network's limits of the text of part `index`: some have others for what stands below media.
  private func textFacts(ofPart index: Int) -> [Fact<TextLimit>] {
    let facts = facts
    guard !facts.captionText.isEmpty || !facts.pictureText.isEmpty else { return facts.text }
    let media = media(ofPart: index)
    if media.isEmpty { return facts.text }
    if !facts.captionText.isEmpty { return facts.captionText }
    return media.allSatisfy { MediaKind($0) == .image } ? facts.pictureText : facts.text
  }
}
