import type { SpeechWords } from '../language.ts'

export const speech: SpeechWords = {
  sayings: [
    [/\bCDK\s?4\/6\b/g, 'C D K four six'],
    [/\bHER2\b/g, 'her two'],
    [/\bBRCA1\b/g, 'bracka one'],
    [/\bBRCA2\b/g, 'bracka two'],
    [/\bBRCA\b/g, 'bracka'],
    [/\bPD-L1\b/g, 'P D L one'],
    [/\bPIK3CA\b/g, 'pick three C A'],
    [/\bNTRK\b/g, 'en track'],
    [/\bGnRH\b/g, 'G N R H'],
    [/\bT-DM1\b/g, 'T D M one'],
    [/\bPARP\b/g, 'parp'],
    // A space between its letters, so that each is said by its name.
    [/(?<=\b[A-Z]{0,4})([A-Z])(?=[A-Z]{1,4}s?\b)/g, '$1 '],
    [/(\d)\s?–\s?(\d)/g, '$1 to $2'],
    [/(\d)\s?%/g, '$1 percent'],
    [/≥\s?/g, 'at least '],
    [/≤\s?/g, 'at most '],
    [/\band\/or\b/g, 'and or'],
    [/\be\.g\.,?/g, 'for example'],
    [/\bi\.e\.,?/g, 'that is'],
    [/\bvs\./g, 'versus'],
  ],
  voices: ['en-US'],
}
