package io.marram.camera.ffmpeg;

import java.nio.file.Path;
import java.util.Map;

/**
 * What FFmpeg is to open, in its own words.
 *
 * @param url as FFmpeg takes it, possibly with a password
 * @param name what it is called in messages, without secrets
 * @param format the name of the format to read, or empty to find out
 * @param options as FFmpeg's documentation names them
 * @param live whether its pictures come by themselves: then nothing is buffered
 */
record VideoInput(
    String url, String name, String format, Map<String, String> options, boolean live) {

  VideoInput {
    options = Map.copyOf(options);
  }

  /** A file; whatever it refers to, nothing else than files is opened. */
  static VideoInput of(Path file) {
    return new VideoInput(
        "file:" + file.toAbsolutePath(),
        String.valueOf(file.getFileName()),
        "",
        Map.of("protocol_whitelist", "file"),
        false);
  }

  /** Says neither the URL nor the options. */
  @Override
  public String toString() {
    return name;
  }
}
