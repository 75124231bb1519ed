// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Drawing;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Charts.Drawing;

public sealed class ChartFontsTests
{
    [Fact]
    public void Without_fonts_nothing_is_drawn()
    {
        using var empty = new ScratchFolder();

        AssertUnavailable(empty);
    }

    [Fact]
    public void A_file_that_is_no_font_is_refused()
    {
        using var folder = new ScratchFolder();
        File.WriteAllText(folder["DejaVuSans.ttf"], "no font");

        AssertUnavailable(folder);
    }

    private static void AssertUnavailable(ScratchFolder folder)
    {
        Mp3Exception e = Assert.Throws<Mp3Exception>(() => ChartFonts.Load(folder.Path));

        Assert.Contains("install fonts-dejavu-core: make deps", e.Message, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Unavailable, e.ExitCode);
    }
}
