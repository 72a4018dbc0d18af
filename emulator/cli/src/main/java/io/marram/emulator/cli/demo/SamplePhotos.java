package io.marram.emulator.cli.demo;

import io.marram.emulator.cli.output.CommandFailure;
import io.marram.emulator.cli.send.Photo;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;

/** The photos of the demonstration: those of the npm package @vladmandic/face-api. */
public final class SamplePhotos {

  private static final int COUNT = 6;

  /** The photo whose people are made known; two of the three are on other photos, too. */
  private static final String ENROLLED = "sample1.jpg";

  /** Invented names for the people in it, from left to right. */
  public static final List<String> NAMES = List.of("Amara", "Bianca", "Carina");

  private SamplePhotos() {}

  /** All of them. */
  public static List<Photo> all() {
    return IntStream.rangeClosed(1, COUNT).mapToObj(i -> read("sample" + i + ".jpg")).toList();
  }

  static Photo enrolled() {
    return read(ENROLLED);
  }

  private static Photo read(String name) {
    String resource = "/samples/" + name;
    try (InputStream stream = SamplePhotos.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new CommandFailure("the sample photo " + name + " is missing: build again");
      }
      return new Photo(name, stream.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
