internal import Content
internal import Diagnostics

extension ChannelUnderCheck {
  /// Where what begins at `offset`, in UTF-8 bytes of the final text of part `index`, was typed: up to the end of its
  /// line. Nothing where it was not typed but appended.
  func typedPlace(inPart index: Int, fromByte offset: Int) -> SourceRange? {
    let typed = text.parts[index].text.utf8
    let rest = typed.dropFirst(offset)
    let line = rest.prefix { $0 != 0x0A }.count
    return typedPlace(inPart: index, bytes: offset..<offset + max(1, line))
  }

  /// Where a stretch of the final text of part `index`, in code points, was typed; nothing where it was appended.
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
