package io.marram.emulator.rest.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The console's files. A path without a file of its own is one of the console's pages and gets
 * {@code index.html}.
 */
public final class ConsoleFiles {
  private static final String INDEX = "index.html";
  private static final Pattern PATH = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._/-]*");
  private static final Pattern EXTENSION = Pattern.compile(".*\\.([a-z0-9]+)");
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("html", "text/html; charset=utf-8"),
          Map.entry("js", "text/javascript; charset=utf-8"),
          Map.entry("css", "text/css; charset=utf-8"),
          Map.entry("json", "application/json"),
          Map.entry("webmanifest", "application/manifest+json"),
          Map.entry("txt", "text/plain; charset=utf-8"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("png", "image/png"),
          Map.entry("ico", "image/x-icon"),
          Map.entry("woff2", "font/woff2"),
          Map.entry("map", "application/json"));

  private final ClassLoader files;
  private final String directory;

  /**
   * @param directory on the class path, for instance {@code console/}
   */
  public ConsoleFiles(ClassLoader files, String directory) {
    this.files = files;
    this.directory = directory;
  }

  void answer(Context context) {
    String path = context.path().substring(1);
    if (isService(context.path())) {
      throw new RequestException(404, "there is no such resource");
    }
    String type = type(path);
    boolean page = path.isEmpty() || type == null;
    if (!page && (!PATH.matcher(path).matches() || path.contains(".."))) {
      throw new RequestException(404, "there is no such file");
    }
    // The build puts a hash of the content into the names of these.
    boolean immutable = path.startsWith("assets/");
    context.header("Cache-Control", immutable ? "public, max-age=31536000, immutable" : "no-cache");
    send(context, page ? INDEX : path, page ? TYPES.get("html") : type);
  }

  static boolean isService(String path) {
    return path.equals("/services") || path.startsWith("/services/");
  }

  private void send(Context context, String path, String type) {
    try (InputStream file = files.getResourceAsStream(directory + path)) {
      if (file == null) {
        context.header("Cache-Control", "no-cache");
        throw new RequestException(404, "there is no such file");
      }
      context.contentType(type).result(file.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Null for what is no file of a known kind. */
  private static String type(String path) {
    java.util.regex.Matcher extension = EXTENSION.matcher(path);
    return extension.matches() ? TYPES.get(extension.group(1)) : null;
  }
}
