// The hosted script sends the key, this visitor's anonymous id and whom identify() named.
window.datacue.init('your-api-key');
window.datacue.identify('019mr8mf4r', {
  sex: 'female',
  location: 'Santiago',
  segment: 'platinum',
});

window.datacue.track({
  type: 'pageview',
  subtype: 'home',
}).then(function (recommendations) {
  // Home, product and search events are answered with recommendations, others with nothing.
  ((recommendations && recommendations.related_product_skus) || []).forEach(function (product) {
    console.log(product.name, product.link);
  });
});
