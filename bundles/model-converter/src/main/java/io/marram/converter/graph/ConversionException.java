package io.marram.converter.graph;

/** A model cannot be converted; the message names the file or the operation and the reason. */
public final class ConversionException extends RuntimeException {

  public ConversionException(String message) {
    super(message);
  }

  public ConversionException(String message, Throwable cause) {
    super(message, cause);
  }
}
