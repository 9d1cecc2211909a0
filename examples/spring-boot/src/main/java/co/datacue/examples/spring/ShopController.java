package co.datacue.examples.spring;

import co.datacue.client.DataCueClient;
import co.datacue.client.DataCueException;
import co.datacue.client.model.EventRequest;
import co.datacue.client.model.EventUser;
import co.datacue.client.model.HomePageviewEvent;
import co.datacue.client.model.ProductUpdate;
import co.datacue.client.model.Recommendations;
import co.datacue.client.model.RecommendedProduct;
import java.math.BigDecimal;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Two of the shop's own endpoints. */
@RestController
class ShopController {
  private final DataCueClient dataCue;

  ShopController(DataCueClient dataCue) {
    this.dataCue = dataCue;
  }

  /** Changes a price and tells DataCue. */
  @PutMapping("/products/{productId}/{variantId}/price")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void changePrice(
      @PathVariable String productId,
      @PathVariable String variantId,
      @RequestBody BigDecimal price) {
    dataCue
        .products()
        .updateProduct(productId, variantId, new ProductUpdate().price(price))
        .execute();
  }

  /** Says what to show to a user on the home page: the names of products. */
  @GetMapping("/recommendations/{userId}")
  List<String> recommendations(@PathVariable String userId) {
    EventRequest visit =
        new EventRequest().user(new EventUser().userId(userId)).event(new HomePageviewEvent());
    Recommendations answer = dataCue.events().trackEvent(visit).execute();
    return answer == null || answer.getRelatedProductSkus() == null
        ? List.of()
        : answer.getRelatedProductSkus().stream().map(RecommendedProduct::getName).toList();
  }

  /** The message names operation and status, never a credential. */
  @ExceptionHandler
  @ResponseStatus(HttpStatus.BAD_GATEWAY)
  String dataCueFailed(DataCueException failure) {
    return failure.getMessage();
  }
}
