/// How text for people is painted: with the terminal's colours, or not at all.
///
/// Whether there are colours is the command layer's decision. Colour must never be the only carrier of information.
package struct TextStyle: Sendable, Hashable {
  package var isColored: Bool

  package init(isColored: Bool) { self.isColored = isColored }

  /// Without any escape sequence.
  package static let plain = TextStyle(isColored: false)
  /// With colours.
  package static let colored = TextStyle(isColored: true)

  /// What a stretch of text is; the colour follows from it.
  package enum Tone: Sendable, Hashable, CaseIterable {
    case error, warning, note, ok, dim, bold, removed, added

    /// The parameters of "select graphic rendition".
    fileprivate var parameters: String {
      switch self {
      case .error: "1;31"
      case .warning: "33"
      case .note: "36"
      case .ok, .added: "32"
      case .dim: "2"
      case .bold: "1"
      case .removed: "31"
      }
    }
  }

  /// `text`, painted. The text must be escaped already: see `TerminalText.escaped`.
  ///
  /// Each line is painted separately, so that pagers which handle single lines show them correctly.
  package func paint(_ text: String, _ tone: Tone) -> String {
    guard isColored, !text.isEmpty else { return text }
    return text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "" : "\u{1B}[\(tone.parameters)m\($0)\u{1B}[0m" }
      .joined(separator: "\n")
  }
}
