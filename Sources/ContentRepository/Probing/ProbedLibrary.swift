internal import Content
internal import Validation

/// A media library in which the facts of some files were measured by a tool.
struct ProbedLibrary: MediaLibrary {
  let library: any MediaLibrary
  let facts: [ExactText: MediaFacts]

  func file(at path: String) -> MediaFile? {
    guard var file = library.file(at: path) else { return nil }
    file.facts = facts[ExactText(path)] ?? file.facts
    return file
  }
}
