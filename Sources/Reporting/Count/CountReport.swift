package import Content
internal import Validation

/// How long a text is as one network counts it, and what counts specially in it.
package struct CountReport {
  let text: String
  let network: Network
  let count: TextCount
  let verdict: TextVerdict

  /// - Parameter maximum: instead of the network's own limit.
  package init(_ text: String, on network: Network, maximum: Int? = nil) {
    self.text = text
    self.network = network
    count = TextCounter.count(text, on: network, inAllUnits: true)
    verdict = TextVerdict(text, count, on: network, maximum: maximum)
  }

  /// Whether the network takes the text, as far as one can tell from it alone.
  package var isValid: Bool { verdict.isValid }
}
