package io.marram.cars.detect;

import java.util.ArrayList;
import java.util.List;

/** Boxes that a decoder found, as a test reads them: label, score, left, top, right, bottom. */
final class CandidateLines {

  private CandidateLines() {}

  static List<String> of(Candidates found) {
    List<String> text = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      text.add(
          "%d %.2f: %.0f,%.0f %.0f,%.0f"
              .formatted(
                  found.label(i),
                  found.score(i),
                  found.left(i),
                  found.top(i),
                  found.right(i),
                  found.bottom(i)));
    }
    return text;
  }
}
