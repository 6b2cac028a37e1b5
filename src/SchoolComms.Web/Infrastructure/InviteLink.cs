using QRCoder;

namespace SchoolComms.Web.Infrastructure;

/// <summary>An invite link as people get it: the full address, and the same as a QR code.</summary>
public static class InviteLink
{
    public static string Of(HttpRequest request, string code) => $"{request.Scheme}://{request.Host}/join/{code}";

    /// <summary>An SVG that fills the width it is given; dark on white in the dark look too, as phones expect it.</summary>
    public static string QrOf(string link)
    {
        using var data = QRCodeGenerator.GenerateQrCode(link, QRCodeGenerator.ECCLevel.M);
        using var qr = new SvgQRCode(data);
        return qr.GetGraphic(1, "#000000", "#ffffff", sizingMode: SvgQRCode.SizingMode.ViewBoxAttribute);
    }
}
