internal import Content
internal import Validation

/// A library of media in which some are known better, because a tool measured them.
struct ProbedLibrary: MediaLibrary {
  let library: any MediaLibrary
  let facts: [ExactText: MediaFacts]

  func file(at path: String) -> MediaFile? {
    guard var file = library.file(at: path) else { return nil }
    file.facts = facts[ExactText(path)] ?? file.facts
    return file
  }
}
