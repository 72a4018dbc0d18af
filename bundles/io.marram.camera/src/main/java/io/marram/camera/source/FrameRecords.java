package io.marram.camera.source;

import io.marram.camera.Capture;
import io.marram.camera.Frame;
import io.marram.camera.RefusedFrame;
import io.marram.contract.WireProperties;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;
import org.eclipse.kura.wire.WireRecord;

/** Writes captures as wire records. */
final class FrameRecords {

  private FrameRecords() {}

  static List<WireRecord> of(Capture capture) {
    Map<String, TypedValue<?>> properties = new HashMap<>();
    properties.put(WireProperties.FRAME_ID, TypedValues.newStringValue(capture.id()));
    properties.put(WireProperties.FRAME_SOURCE, TypedValues.newStringValue(capture.source()));
    properties.put(WireProperties.FRAME_TIME, TypedValues.newLongValue(capture.capturedAtMillis()));
    if (capture instanceof Frame frame) {
      properties.put(WireProperties.FRAME, TypedValues.newByteArrayValue(frame.picture()));
      properties.put(WireProperties.FRAME_WIDTH, TypedValues.newIntegerValue(frame.width()));
      properties.put(WireProperties.FRAME_HEIGHT, TypedValues.newIntegerValue(frame.height()));
      properties.put(WireProperties.FRAME_NAME, TypedValues.newStringValue(frame.name()));
    } else if (capture instanceof RefusedFrame refused) {
      properties.put(WireProperties.FRAME_ERROR, TypedValues.newStringValue(refused.reason()));
    }
    return List.of(new WireRecord(properties));
  }
}
