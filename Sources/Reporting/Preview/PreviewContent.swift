import Canonical
import Content

/// A rendition, taken apart into what is shown above, in and below its parts. Not escaped yet.
struct PreviewContent {
  let rendition: Rendition
  let files: [Digest: MediaFile]

  /// Label and text of what belongs to the whole post, in reading order.
  var facts: [(label: String, text: String)] {
    let preview = [rendition.preview?.title, rendition.preview?.description].compactMap { $0 }
    let facts: [(String, String?)] = [
      (PreviewMessages.link, rendition.link),
      (PreviewMessages.card, preview.isEmpty ? nil : preview.joined(separator: " · ")),
      (PreviewMessages.firstComment, rendition.firstComment),
    ]
    return facts.compactMap { label, text in text.map { (label, $0) } }
  }

  /// The options in words, by key; the format first where it is not the network's usual one.
  var options: [String] {
    let format = rendition.format == rendition.network.standardFormat ? [] : ["format: \(rendition.format.rawValue)"]
    return format
      + rendition.options.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      .map { PreviewMessages.option($0.key, $0.value) }
  }

  /// Where a medium is, and what is known of it.
  func facts(of medium: Rendition.Media) -> [(label: String, text: String)] {
    let alt = medium.alt ?? PreviewMessages.noAlt
    let place = ([medium.source.place] + PreviewMessages.size(files[medium.sha256])).joined(separator: ", ")
    let credit = medium.credit.map { [(PreviewMessages.credit, $0)] } ?? []
    return [(PreviewMessages.medium, place), (PreviewMessages.alt, alt)] + credit
  }
}
