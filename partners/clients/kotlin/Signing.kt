import javax.crypto.Mac
import javax.crypto.spec.SecretKeySpec
import okhttp3.Credentials
import okhttp3.Interceptor
import okhttp3.Response
import okio.Buffer

/** Signs the very bytes that are sent. Events carry the key alone. */
class Signing(private val key: String, private val secret: String) : Interceptor {
    override fun intercept(chain: Interceptor.Chain): Response {
        val request = chain.request()
        val body = Buffer().also { request.body?.writeTo(it) }.readByteArray()
        val password = if (request.url.encodedPath.endsWith("/v1/events")) "" else signature(body)
        val credentials = Credentials.basic(key, password, Charsets.UTF_8)
        return chain.proceed(request.newBuilder().header("Authorization", credentials).build())
    }

    private fun signature(body: ByteArray): String {
        val mac = Mac.getInstance("HmacSHA256")
        mac.init(SecretKeySpec(secret.toByteArray(), "HmacSHA256"))
        return mac.doFinal(body).joinToString("") { "%02x".format(it) }
    }
}
