package io.marram.contract;

/**
 * The receipt by which a sink tells the source that a frame's result is safely on its way: an OSGi
 * event, since Kura's wire composer refuses a wire back to the source.
 *
 * <p>It is sent synchronously, on the thread that emitted the frame, with the properties {@link
 * WireProperties#FRAME_ID} and {@link WireProperties#FRAME_SOURCE}.
 */
public final class FrameReceipt {

  /** The event's topic. */
  public static final String TOPIC = "io/marram/frame/SETTLED";

  private FrameReceipt() {}
}
