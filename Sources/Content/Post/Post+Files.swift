extension Post {
  /// Every file of the repository that any rendition of the post names, by path.
  package var files: Set<String> {
    var files = Set(content.files + images(in: body))
    for override in overrides.values {
      files.formUnion(override.files + (override.text.map(images) ?? []))
    }
    return files
  }

  private func images(in source: MarkdownSource) -> [String] {
    guard source.mayHaveImage else { return [] }
    return MarkdownText(body: source.markdown, breaks: .keep, firstLine: 1).parts
      .flatMap(\.images)
      .compactMap { try? RepositoryPath.normalised($0.destination, from: path) }
  }
}

extension MarkdownSource {
  /// Whether `![` stands in it: a picture begins with that.
  fileprivate var mayHaveImage: Bool {
    var markdown = markdown
    return markdown.withUTF8 { bytes in
      bytes.indices.dropFirst().contains { bytes[$0] == UInt8(ascii: "[") && bytes[$0 - 1] == UInt8(ascii: "!") }
    }
  }
}

extension PostContent {
  fileprivate var files: [String] {
    let media = media ?? []
    let own = media.compactMap { item -> String? in
      guard case .file(let path) = item.source else { return nil }
      return path
    }
    return own + media.compactMap(\.thumbnail) + media.flatMap { $0.captions.map(\.file) }
      + [preview?.image].compactMap { $0 }
  }
}
