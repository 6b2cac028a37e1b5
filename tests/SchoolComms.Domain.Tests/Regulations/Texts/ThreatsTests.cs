using SchoolComms.Domain.Regulations.Texts;

namespace SchoolComms.Domain.Tests.Regulations.Texts;

public class ThreatsTests
{
    [Theory]
    [InlineData("Я тебя убью")]
    [InlineData("убью тебя после уроков")]
    [InlineData("Мы вас побьём")]
    [InlineData("тебе конец")]
    [InlineData("ты труп")]
    [InlineData("ты пожалеешь об этом")]
    [InlineData("ноги переломаю")]
    [InlineData("получишь в глаз")]
    [InlineData("сдохни")]
    [InlineData("иди повесься")]
    [InlineData("взорву школу")]
    [InlineData("в школе бомба")]
    [InlineData("знаю, где ты живёшь")]
    [InlineData("чурки")]
    [InlineData("бей мигрантов")]
    [InlineData("понаехали")]
    [InlineData("принесу нож в школу")]
    [InlineData("Я тeбя нaйду")]
    [InlineData("всех порежу")]
    [InlineData("порежу вас")]
    [InlineData("бабам не место в команде")]
    public void Threats_calls_to_harm_and_demeaning_are_found(string text) => Threats.Find(text).Any().ShouldBeTrue();

    [Theory]
    [InlineData("убьём двух зайцев")]
    [InlineData("побьём рекорд школы")]
    [InlineData("мама меня убьёт за двойку")]
    [InlineData("Раскольников убил старуху")]
    [InlineData("партизаны взорвали мост")]
    [InlineData("конец четверти")]
    [InlineData("вам в конец коридора")]
    [InlineData("узбекские сказки")]
    [InlineData("Таджикистан и Узбекистан")]
    [InlineData("жидкость")]
    [InlineData("хачапури")]
    [InlineData("цыганы шумною толпой")]
    [InlineData("бомба упала в 1942 году")]
    [InlineData("на войне погибли миллионы")]
    [InlineData("порежу хлеб и сыр к чаепитию")]
    [InlineData("пакетам не место в раковине")]
    public void Figures_of_speech_and_lessons_pass(string text) => Threats.Find(text).Any().ShouldBeFalse();
}
