internal import Content
internal import Diagnostics

extension ChannelUnderCheck {
  /// What is too long in the final text of part `index`, by the limit that is exceeded worst.
  func excess(ofPart index: Int, adding warning: Int) -> LengthExcess? {
    let limits = lengthLimits(textFacts(ofPart: index), names: ["text", "description"], reported: .error)
    let found = limits.compactMap { limit in
      limit.excess(of: finalTexts[index], adding: warning) { counted.length(ofPart: index, in: $0) }
    }
    let worst = found.filter { $0.severity == .error }
    return (worst.isEmpty ? found : worst).max { $0.share < $1.share }
  }

  /// How many characters of a content warning count as part of the text.
  var countedWarning: Int {
    guard sheet.facts.warningCounts?.value == true, case .warning(let text) = content.sensitive else { return 0 }
    return text.count
  }

  /// The network's limits of the text of part `index`: some have others for what stands below media.
  private func textFacts(ofPart index: Int) -> [Fact<TextLimit>] {
    guard !sheet.facts.captionText.isEmpty || !sheet.facts.pictureText.isEmpty else { return sheet.facts.text }
    let media = media(ofPart: index)
    if media.isEmpty { return sheet.facts.text }
    if !sheet.facts.captionText.isEmpty { return sheet.facts.captionText }
    return media.allSatisfy { MediaKind($0) == .image } ? sheet.facts.pictureText : sheet.facts.text
  }
}
