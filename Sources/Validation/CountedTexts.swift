package import Content

/// The counts of the texts that readers of a channel get, each made once, on first use.
package final class CountedTexts {
  private let texts: [String]
  private let network: Network
  /// Of each part, empty until first use: most texts need none.
  private var counts: [TextCount?] = []

  package init(_ texts: [String], on network: Network) {
    self.texts = texts
    self.network = network
  }

  /// The length of part `index` in `unit`; cheaper than a count, which finds addresses and the like as well.
  package func length(ofPart index: Int, in unit: TextUnit) -> ClosedRange<Int> {
    (counts.isEmpty ? nil : counts[index])?.length(in: unit) ?? TextCounter.length(of: texts[index], in: unit)
  }

  /// The count of part `index`, as the channel's network counts.
  package func count(ofPart index: Int) -> TextCount {
    if counts.isEmpty { counts = Array(repeating: nil, count: texts.count) }
    if let count = counts[index] { return count }
    let count = TextCounter.count(texts[index], on: network)
    counts[index] = count
    return count
  }
}
