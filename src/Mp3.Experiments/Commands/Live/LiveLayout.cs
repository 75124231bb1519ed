// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Commands.Live;

/// <summary>Shares a terminal's lines among guests.</summary>
internal static class LiveLayout
{
    /// <summary>The processes and the ring.</summary>
    private const int MostDetails = LiveGuest.MostProcessLines + 1;

    /// <param name="guests">Those that run, and the time that each still needs, if that can be said.</param>
    /// <param name="summary">The last line.</param>
    /// <param name="width">Characters that a line may have.</param>
    /// <param name="height">Lines that there may be, at least 1.</param>
    /// <returns>At most so many lines: each guest's headline and, as far as there is room, what belongs to it, indented.</returns>
    public static IReadOnlyList<string> Lines(
        IReadOnlyList<(LiveGuest Guest, TimeSpan? Left)> guests, string summary, int width, int height)
    {
        int room = height - 1;
        if (guests.Count > room)
        {
            int shown = Math.Max(0, room - 1);
            string[] more = room > 0 ? [$"and {guests.Count - shown:N0} more"] : [];
            return [.. guests.Take(shown).Select(Headline), .. more, summary];
        }

        int details = guests.Count > 0 ? Math.Min(MostDetails, (room / guests.Count) - 1) : 0;
        return [.. guests.SelectMany(guest => guest.Guest.Details(details, width).Prepend(Headline(guest))), summary];

        string Headline((LiveGuest Guest, TimeSpan? Left) guest) => guest.Guest.Headline(guest.Left, width);
    }
}
