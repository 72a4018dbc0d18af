package io.marram.vision.image;

import java.util.List;
import java.util.Locale;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;

/**
 * Listens for the warnings that mean missing pixels. The decoder fills them with grey and goes on;
 * a half grey photo would be searched for faces as if it were whole.
 */
final class Damage implements IIOReadWarningListener {

  private static final List<String> SIGNS =
      List.of("premature end", "truncated", "bad huffman code", "invalid progressive");

  private String text;

  @Override
  public void warningOccurred(ImageReader source, String warning) {
    String lower = warning.toLowerCase(Locale.ROOT);
    if (text == null && SIGNS.stream().anyMatch(lower::contains)) {
      text = warning;
    }
  }

  boolean found() {
    return text != null;
  }

  String text() {
    return text;
  }
}
