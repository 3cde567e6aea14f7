/// Whether a terminal would obey a character, or show nothing at all, instead of showing it.
public func isHidden(_ scalar: Unicode.Scalar) -> Bool {
  if scalar.value >= 0x20, scalar.value < 0x7f { return false }
  switch scalar.properties.generalCategory {
  case .control, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse, .surrogate:
    return true
  // Joiners hold emoji together; everything else of this class is invisible or turns text round.
  case .format: return scalar != "\u{200d}"
  // Fillers and selectors show nothing; two of the latter choose how an emoji looks.
  default:
    return scalar.properties.isDefaultIgnorableCodePoint && scalar != "\u{fe0e}"
      && scalar != "\u{fe0f}"
  }
}
