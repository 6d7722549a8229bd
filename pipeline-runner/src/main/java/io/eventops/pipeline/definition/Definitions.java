package io.eventops.pipeline.definition;

import io.eventops.model.name.ImageRef;
import java.util.Optional;

/// Pipeline definitions for those who run them. Blocks; call it on virtual threads.
public interface Definitions {

  /// The newest revision of an image that the caller may use, his own or a public one, with all
  /// that it nests. A nested pipeline is looked up with the rights of the pipeline that names it.
  ///
  /// @param image creater and version may be left out
  /// @return empty when there is no such image for the caller
  /// @throws PinFault when something nested is gone, or nests too deep or itself
  Optional<Pinned> pin(String caller, ImageRef image);

  /// A revision that something was pinned to; it stays, whatever was deleted since.
  Revision revision(long id);
}
