using System.Buffers;
using System.Text;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.WebUtilities;

namespace SchoolComms.Web.Infrastructure;

/// <summary>
/// Hands a page on in one piece. At its cheapest level Brotli begins anew with each piece that it gets: of a chat it makes a fifth
/// less from the whole than from the pieces of 16,384 characters that are usual, and takes less time.
/// </summary>
internal sealed class WholePage : IHttpResponseStreamWriterFactory
{
    private const int Characters = 64 * 1024;

    public TextWriter CreateWriter(Stream stream, Encoding encoding) =>
        new HttpResponseStreamWriter(stream, encoding, Characters, ArrayPool<byte>.Shared, ArrayPool<char>.Shared);
}
