package io.marram.converter;

import com.google.gson.FormattingStyle;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes model descriptors as JSON. */
final class ModelDescriptorWriter {

  private static final Gson GSON =
      new GsonBuilder().setFormattingStyle(FormattingStyle.PRETTY).disableHtmlEscaping().create();

  private ModelDescriptorWriter() {}

  static void write(ModelDescriptor descriptor, Path file) throws IOException {
    Files.writeString(file, GSON.toJson(descriptor) + "\n");
  }
}
