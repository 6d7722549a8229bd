package io.eventops.pipeline.definition;

import io.eventops.model.name.ImageRef;

/// Where the newest content of an image is.
///
/// @param image with the version that `latest` means now
public record Located(ImageRef image, long revisionId, boolean isPublic) {

  public boolean visibleTo(String user) {
    return isPublic || image.creater().equals(user);
  }
}
