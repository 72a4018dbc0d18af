package io.marram.inference.internal;

import java.io.IOException;
import java.io.InputStream;

/**
 * A jar with PyTorch's native libraries, as DJL publishes it.
 *
 * @param classifier the platform that its provider says it is made for, such as linux-x86_64
 * @param identity differs when the content differs; safe as a file name
 * @param origin who brought it, for messages
 * @param content opens the jar's bytes
 */
record NativesArchive(String classifier, String identity, String origin, Content content) {

  /** Opens the archive; may be called again. */
  @FunctionalInterface
  interface Content {
    InputStream open() throws IOException;
  }
}
