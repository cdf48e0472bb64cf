/** How a date is written, for editors. */
export const dateRule = 'เขียนแบบ "2020-10-01" (ค.ศ.) หรือ "01/10/2563" (พ.ศ.)';

/** How an amount is written, for editors. */
export const moneyRule = 'เป็นบาท ไม่มีเครื่องหมายคั่นหลัก ทศนิยมไม่เกินสองตำแหน่ง เช่น "80900.50"';

/** How a text of the plan is written, for editors. */
export const verbatim = 'คัดลอกตามแผนทุกตัวอักษร';
