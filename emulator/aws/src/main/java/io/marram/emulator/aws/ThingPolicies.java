package io.marram.emulator.aws;

import io.marram.emulator.aws.iot.IotPolicy;
import io.marram.emulator.aws.store.DurableFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The policies of things, as policy documents in the things' folders. A thing without one has the
 * default: it is a gateway or a device of Marram.
 */
final class ThingPolicies {

  private static final String FILE = "policy.json";
  private static final IotPolicy DEFAULT = IotPolicy.parse(defaultDocument());

  private final Path things;

  ThingPolicies(Path things) {
    this.things = things;
  }

  /** The document of things that were given none. */
  static String defaultDocument() {
    try (InputStream document =
        ThingPolicies.class.getResourceAsStream("default-thing-policy.json")) {
      return new String(document.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The policy of a thing.
   *
   * @throws IllegalArgumentException if its document was damaged
   */
  IotPolicy of(String thing) {
    if (!CertificateAuthority.isThingName(thing)) {
      return DEFAULT;
    }
    Path file = things.resolve(thing).resolve(FILE);
    try {
      return Files.exists(file) ? IotPolicy.parse(Files.readString(file)) : DEFAULT;
    } catch (IOException e) {
      throw new IllegalArgumentException("cannot read " + file, e);
    }
  }

  void attach(String thing, String document) {
    CertificateAuthority.requireThingName(thing);
    IotPolicy.parse(document);
    try {
      DurableFile.write(TwinHome.privateFolder(things.resolve(thing)).resolve(FILE), document);
    } catch (IOException e) {
      throw new TwinException("cannot keep the policy of \"" + thing + "\": " + e, e);
    }
  }
}
