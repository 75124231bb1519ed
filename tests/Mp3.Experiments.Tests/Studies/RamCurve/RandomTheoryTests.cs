// SPDX-License-Identifier: MIT

using Mp3.Experiments.Studies.RamCurve;

namespace Mp3.Experiments.Tests.Studies.RamCurve;

public sealed class RandomTheoryTests
{
    private const int Pages = 2000;

    [Theory]
    [InlineData(2000)]
    [InlineData(3000)]
    public void Whoever_has_RAM_for_all_pages_has_no_major_fault(double resident) => Assert.Equal(0, RandomTheory.MajorFaults(Pages, 1e6, resident));

    [Fact]
    public void Whoever_ends_before_the_RAM_is_full_has_none_either() => Assert.Equal(0, RandomTheory.MajorFaults(Pages, 900, 1000));

    [Fact]
    public void In_the_end_an_access_faults_with_probability_1_less_R_over_M() =>
        Assert.Equal(0.75, (RandomTheory.MajorFaults(Pages, 2e6, 500) - RandomTheory.MajorFaults(Pages, 1e6, 500)) / 1e6, 6);

    [Theory]
    [InlineData(500)]
    [InlineData(1000)]
    [InlineData(1900)]
    public void Dice_say_the_same_whatever_is_evicted(int resident)
    {
        const int Accesses = 20_000;
        var random = new Random(1);
        var touched = new HashSet<int>();
        List<int> inRam = [];
        int[] place = [.. Enumerable.Repeat(-1, Pages)];
        int faults = 0;
        for (int i = 0; i < Accesses; i++)
        {
            int page = random.Next(Pages);
            if (place[page] >= 0)
            {
                continue;
            }

            faults += touched.Add(page) ? 0 : 1;
            int at = inRam.Count < resident ? inRam.Count : random.Next(resident);
            if (at == inRam.Count)
            {
                inRam.Add(page);
            }
            else
            {
                place[inRam[at]] = -1;
                inRam[at] = page;
            }

            place[page] = at;
        }

        Assert.InRange(faults / RandomTheory.MajorFaults(Pages, Accesses, resident), 0.93, 1.07);
    }
}
