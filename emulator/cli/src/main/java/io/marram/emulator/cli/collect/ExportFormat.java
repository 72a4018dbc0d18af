package io.marram.emulator.cli.collect;

import io.marram.collection.export.CocoWriter;
import io.marram.collection.export.DataSetWriter;
import io.marram.collection.export.YoloWriter;
import java.util.Locale;

/** What training tools read. */
enum ExportFormat {
  YOLO(new YoloWriter()),
  COCO(new CocoWriter());

  private final DataSetWriter writer;

  ExportFormat(DataSetWriter writer) {
    this.writer = writer;
  }

  DataSetWriter writer() {
    return writer;
  }

  /** As a user writes it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
