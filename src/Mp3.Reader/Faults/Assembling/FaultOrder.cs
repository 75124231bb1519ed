// SPDX-License-Identifier: MIT

namespace Mp3.Reader.Faults.Assembling;

/// <summary>Puts records in order of time that are nearly so: those of several processors were read one after the
/// other.</summary>
public static class FaultOrder
{
    /// <summary>Records that are held back, a power of two.</summary>
    public const int Window = 4096;

    private const int Mask = Window - 1;

    /// <summary>
    /// The same records in order of time; those of the same time as they came. A record that comes after more than
    /// <see cref="Window"/> later ones stays behind them. What is in order already costs no more than a copy.
    /// </summary>
    public static IEnumerable<FaultRecord> Of(IEnumerable<FaultRecord> records)
    {
        var held = new FaultRecord[Window];
        int first = 0;
        int count = 0;
        foreach (FaultRecord record in records)
        {
            if (count == Window)
            {
                yield return held[first];
                first = (first + 1) & Mask;
                count--;
            }

            int place = count++;
            while (place > 0 && held[(first + place - 1) & Mask].TimeNs > record.TimeNs)
            {
                held[(first + place) & Mask] = held[(first + place - 1) & Mask];
                place--;
            }

            held[(first + place) & Mask] = record;
        }

        for (int index = 0; index < count; index++)
        {
            yield return held[(first + index) & Mask];
        }
    }
}
