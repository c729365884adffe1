package dev.cloche.internal.value;

import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import org.jspecify.annotations.Nullable;

/** A value does not fit a Java type. What it says names classes: it is for the host alone. */
public final class BindingException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  BindingException(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * Where the value does not fit.
   *
   * @param root what the value is called
   * @return a path such as {@code root.items[0]}, of the guest's names and of properties
   */
  public String place(String root) {
    Path path = new Path(root);
    if (getCause() instanceof JsonMappingException mapping) {
      for (JsonMappingException.Reference step : mapping.getPath()) {
        if (step.getFieldName() != null) {
          path.property(step.getFieldName());
        } else {
          path.index(step.getIndex());
        }
      }
    }
    return path.toString();
  }

  /** {@return the type that was wanted at that place, where it is known} */
  public @Nullable Class<?> wanted() {
    for (Throwable cause = getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null) {
        return mismatch.getTargetType();
      }
      if (cause instanceof InputCoercionException overflow) {
        return overflow.getTargetType();
      }
    }
    return null;
  }

  /** {@return whether no value would have fitted, because the type is not one that can be read} */
  public boolean isOfTheType() {
    return getCause() instanceof InvalidDefinitionException;
  }
}
